import './masthead.css';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { densityChoices, modeChoices } from '../lib/theme.ts';
import { sessionQuery } from '../queries/session-query.ts';
import { useLook } from './use-look.ts';

const modeTexts = { system: 'Like the system', light: 'Light', dark: 'Dark' } as const;
const densityTexts = { comfortable: 'Comfortable', compact: 'Compact' } as const;

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
      ariaLabel="Appearance"
      expandToViewport
      onItemClick={({ detail }) => choose(detail.id)}
      items={[
        {
          id: 'modes',
          text: 'Colours',
          items: modeChoices.map((id) => ({
            id,
            text: modeTexts[id],
            itemType: 'checkbox',
            checked: look.mode === id,
          })),
        },
        {
          id: 'densities',
          text: 'Density',
          items: densityChoices.map((id) => ({
            id,
            text: densityTexts[id],
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
      Sandbox<span className="gs-masthead__more">: nothing here is real</span>
    </Link>
  );
};

/** The bar at the top: the product's name, whether its account is real, and how it looks. */
export const Masthead = () => (
  <header id="masthead" className="gs-masthead">
    <Link to="/" className="gs-masthead__name">
      <img src="/icon.svg" alt="" width="28" height="28" />
      Gatescope
    </Link>
    <div className="gs-masthead__end awsui-context-top-navigation">
      <SandboxNote />
      <Appearance />
    </div>
  </header>
);
