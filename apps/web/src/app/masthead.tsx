import './masthead.css';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { densityChoices, modeChoices } from '../lib/theme.ts';
import { sessionQuery } from '../queries/session-query.ts';
import { lookTexts, placeTexts, shellTexts as texts } from './app-texts.ts';
import { useLook } from './use-look.ts';

const Appearance = () => {
  const [look, change] = useLook();
  const choose = (id: string): void => {
    const mode = modeChoices.find((choice) => choice === id);
    const density = densityChoices.find((choice) => choice === id);
    change({ ...(mode ? { mode } : {}), ...(density ? { density } : {}) });
  };
  return (
    <ButtonDropdown
      variant="icon"
      ariaLabel={texts.appearance}
      expandToViewport
      onItemClick={({ detail }) => choose(detail.id)}
      items={[
        {
          id: 'modes',
          text: texts.colours,
          items: modeChoices.map((id) => ({
            id,
            text: lookTexts[id],
            itemType: 'checkbox',
            checked: look.mode === id,
          })),
        },
        {
          id: 'densities',
          text: texts.density,
          items: densityChoices.map((id) => ({
            id,
            text: lookTexts[id],
            itemType: 'checkbox',
            checked: look.density === id,
          })),
        },
      ]}
    />
  );
};

const SandboxNote = () => {
  const { data } = useQuery(sessionQuery);
  if (data?.mode !== 'sandbox') return null;
  return (
    <Link to="/permissions" className="gs-masthead__note">
      {texts.sandbox}
      <span className="gs-masthead__more">{texts.sandboxMeans}</span>
    </Link>
  );
};

/** The bar at the top: the product's name, whether its account is real, and how it looks. */
export const Masthead = () => (
  <header id="masthead" className="gs-masthead">
    <Link to="/" className="gs-masthead__name">
      <img src="/icon.svg" alt="" width="28" height="28" />
      {placeTexts.start}
    </Link>
    <div className="gs-masthead__end awsui-context-top-navigation">
      <SandboxNote />
      <Appearance />
    </div>
  </header>
);
