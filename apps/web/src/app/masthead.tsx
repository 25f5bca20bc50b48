import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useRouter } from '@tanstack/react-router';
import { densityChoices, modeChoices } from '../lib/theme.ts';
import { useLook } from './use-look.ts';

const modeTexts = { system: 'Like the system', light: 'Light', dark: 'Dark' } as const;
const densityTexts = { comfortable: 'Comfortable', compact: 'Compact' } as const;

/** The bar at the top: the product's name and how it looks. */
export const Masthead = () => {
  const [look, change] = useLook();
  const router = useRouter();
  const choose = (id: string): void => {
    const mode = modeChoices.find((choice) => choice === id);
    const density = densityChoices.find((choice) => choice === id);
    change({ ...(mode ? { mode } : {}), ...(density ? { density } : {}) });
  };
  return (
    <div id="masthead" className="gs-masthead">
      <TopNavigation
        identity={{
          href: '/',
          title: 'Gatescope',
          logo: { src: '/icon.svg', alt: '' }, 
          onFollow: (event) => {
            event.preventDefault();
            void router.navigate({ to: '/' });
          },
        }}
        i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All', overflowMenuBackIconAriaLabel: 'Back', overflowMenuDismissIconAriaLabel: 'Close' }}
        utilities={[
          {
            type: 'menu-dropdown',
            iconName: 'settings',
            ariaLabel: 'Appearance',
            title: 'Appearance',
            onItemClick: ({ detail }) => choose(detail.id),
            items: [
              {
                id: 'modes',
                text: 'Colours',
                items: modeChoices.map((id) => ({
                  id,
                  text: modeTexts[id],
                  itemType: 'checkbox' as const,
                  checked: look.mode === id,
                })),
              },
              {
                id: 'densities',
                text: 'Density',
                items: densityChoices.map((id) => ({
                  id,
                  text: densityTexts[id],
                  itemType: 'checkbox' as const,
                  checked: look.density === id,
                })),
              },
            ],
          },
        ]}
      />
    </div>
  );
};
