import Button from '@cloudscape-design/components/button';
import { UnderstoodList } from '../../../components/understood-list.tsx';
import { wizardTexts } from '../wizard-texts.ts';
import type { StepProps } from './step-props.ts';

const texts = wizardTexts.caller;

const countOf = (json: string): number => json.split('"vantage":').length - 1;

/** What a paste said that has no field of its own: it can be seen and forgotten. */
export const KeptFacts = ({ question, onSay }: StepProps) => {
  const { claims, signedHost, seen } = question;
  const items = [
    ...(claims === undefined ? [] : [{ what: texts.claims, value: claims }]),
    ...(signedHost === undefined ? [] : [{ what: texts.signedHost, value: signedHost }]),
    ...(seen === undefined ? [] : [{ what: texts.seen, value: String(countOf(seen)) }]),
  ];
  if (items.length === 0) return null;
  return (
    <div className="gs-stack gs-stack--tight">
      <UnderstoodList title={texts.kept} items={items} />
      <div>
        <Button onClick={() => onSay({ claims: undefined, signedHost: undefined, seen: undefined })}>
          {texts.forget}
        </Button>
      </div>
    </div>
  );
};
