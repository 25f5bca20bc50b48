import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Tiles from '@cloudscape-design/components/tiles';
import { callerPlaces } from '@gatescope/shared';
import { SuggestField } from '../../../components/suggest-field.tsx';
import { credentialChoices, credentialModes, keyChoices } from '../../../lib/diagnose-search.ts';
import { ListField, TextField } from '../fields.tsx';
import type { KnownApi } from '../to-known-api.ts';
import { useKnownApi } from '../use-known-api.ts';
import { credentialTexts, keyTexts, placeTexts, wizardTexts } from '../wizard-texts.ts';
import { KeptFacts } from './kept-facts.tsx';
import type { StepProps } from './step-props.ts';

const texts = wizardTexts.caller;
const notSaid = 'not-said';

const hasVpc = (from: StepProps['question']['from']): boolean =>
  from === 'vpc' || from === 'peered-vpc' || from === 'browser';

// Calls to these kinds come through no endpoint of a VPC.
const hasNoEndpoints = ({ kind }: KnownApi): boolean => kind === 'HTTP' || kind === 'WEBSOCKET';

const Place = ({ question, onSay, known }: StepProps & { readonly known: KnownApi }) => (
  <div className="gs-stack">
    <FormField label={texts.from} stretch>
      <Tiles
        columns={3}
        value={question.from ?? null}
        onChange={({ detail }) => onSay({ from: callerPlaces.find((place) => place === detail.value) })}
        items={callerPlaces.map((place) => ({ value: place, ...placeTexts[place] }))}
      />
    </FormField>
    <div className="gs-fields">
      {hasVpc(question.from) ? (
        <>
          <SuggestField
            label={texts.vpc}
            value={question.vpc}
            suggestions={known.vpcs}
            placeholder="vpc-…"
            onCommit={(vpc) => onSay({ vpc })}
          />
          <SuggestField
            label={texts.subnet}
            value={question.subnet}
            suggestions={known.subnets}
            placeholder="subnet-…"
            onCommit={(subnet) => onSay({ subnet })}
          />
          <ListField
            label={texts.securityGroup}
            hint={texts.securityGroupHint}
            between="words"
            value={question.securityGroup}
            onCommit={(securityGroup) => onSay({ securityGroup })}
          />
        </>
      ) : null}
      {question.from === undefined || question.from === 'public-internet' || hasNoEndpoints(known) ? null : (
        <SuggestField
          label={texts.vpce}
          value={question.vpce}
          suggestions={known.endpoints}
          placeholder="vpce-…"
          onCommit={(vpce) => onSay({ vpce })}
        />
      )}
      <TextField label={texts.ip} value={question.ip} placeholder="203.0.113.7" onCommit={(ip) => onSay({ ip })} />
    </div>
  </div>
);

const Browser = ({ question, onSay, known }: StepProps & { readonly known: KnownApi }) => (
  <div className="gs-stack">
    <TextField
      label={texts.origin}
      hint={texts.originHint}
      value={question.origin}
      inputMode="url"
      onCommit={(origin) => onSay({ origin })}
    />
    {known.kind === 'WEBSOCKET' ? null : (
      <FormField label={texts.mode}>
        <RadioGroup
          direction="horizontal"
          value={question.mode ?? notSaid}
          onChange={({ detail }) => onSay({ mode: credentialModes.find((mode) => mode === detail.value) })}
          items={[
            ...credentialModes.map((mode) => ({ value: mode, label: mode })),
            { value: notSaid, label: texts.notSaid },
          ]}
        />
      </FormField>
    )}
  </div>
);

const Carries = ({ question, onSay, known }: StepProps & { readonly known: KnownApi }) => (
  <div className="gs-columns">
    <div className="gs-stack">
      <FormField label={texts.credential}>
        <RadioGroup
          value={question.credential ?? notSaid}
          onChange={({ detail }) => onSay({ credential: credentialChoices.find((choice) => choice === detail.value) })}
          items={[
            ...credentialChoices.map((value) => ({ value, label: credentialTexts[value] })),
            { value: notSaid, label: texts.notSaid },
          ]}
        />
      </FormField>
      {question.credential === 'sigv4' ? (
        <TextField
          label={texts.principal}
          hint={texts.principalHint}
          value={question.principal}
          placeholder="arn:aws:iam::111122223333:role/app"
          onCommit={(principal) => onSay({ principal })}
        />
      ) : null}
    </div>
    <div className="gs-stack">
      {known.kind === 'HTTP' ? null : (
        <FormField label={texts.key}>
          <RadioGroup
            value={question.key ?? notSaid}
            onChange={({ detail }) => onSay({ key: keyChoices.find((choice) => choice === detail.value) })}
            items={[
              ...keyChoices.map((value) => ({ value, label: keyTexts[value] })),
              { value: notSaid, label: texts.notSaid },
            ]}
          />
        </FormField>
      )}
      {question.key === 'key' ? (
        <SuggestField
          label={texts.keyId}
          value={question.keyId}
          suggestions={known.keys}
          onCommit={(keyId) => onSay({ keyId })}
        />
      ) : null}
    </div>
  </div>
);

/** Asks where the call came from and what it carried. */
export const CallerStep = ({ question, onSay }: StepProps) => {
  const known = useKnownApi(question);
  const isBrowser = question.from === 'browser' || question.kind === 'blocked-by-browser';
  return (
    <Container>
      <div className="gs-stack">
        <Place question={question} onSay={onSay} known={known} />
        {isBrowser ? <Browser question={question} onSay={onSay} known={known} /> : null}
        <Carries question={question} onSay={onSay} known={known} />
        <KeptFacts question={question} onSay={onSay} />
        <ExpandableSection headerText={texts.header} defaultExpanded={question.header !== undefined}>
          <div className="gs-stack">
            <ListField
              label={texts.header}
              hint={texts.headerHint}
              between="lines"
              value={question.header}
              onCommit={(header) => onSay({ header })}
            />
            <TextField
              label={texts.callerAccount}
              value={question.callerAccount}
              inputMode="numeric"
              placeholder="111122223333"
              onCommit={(callerAccount) => onSay({ callerAccount })}
            />
          </div>
        </ExpandableSection>
      </div>
    </Container>
  );
};
