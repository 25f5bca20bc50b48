import Skeleton from '@cloudscape-design/components/skeleton';
import { Page } from '../components/page.tsx';
import '../features/result/result.css';
import { answerTexts } from '../features/result/answer-texts.ts';

const hops = Array.from({ length: 12 }, (_, index) => index);

/** The shape of an answer while it is being found. */
export const ResultSkeleton = () => (
  <Page title={answerTexts.reading} documentTitle={answerTexts.diagnosing}>
    <div className="gs-result" aria-busy="true">
      <Skeleton height="5.5rem" />
      <div className="gs-result__main gs-result__main--one-trace">
        <div>
          {hops.map((hop) => (
            <div key={hop} className="gs-skeleton-hop">
              <Skeleton variant="text-body-m" width={`${90 - ((hop * 17) % 40)}%`} />
            </div>
          ))}
        </div>
        <Skeleton height="28rem" />
      </div>
    </div>
  </Page>
);
