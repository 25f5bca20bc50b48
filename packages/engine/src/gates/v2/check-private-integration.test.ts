import { hidden } from '@gatescope/shared';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnose.ts';
import { balancer, groups, link, privateIntegration, unavailable } from '../../failure-modes/v2/scenarios/parts.ts';
import { ids } from '../../testing/build-account.ts';
import { httpAccount, httpRequest } from '../../testing/build-http-account.ts';
import { inputOf } from '../../testing/example.ts';

const group = `arn:aws:elasticloadbalancing:${ids.region}:${ids.accountId}:targetgroup/orders/0123`;
const [listener] = balancer.listeners;
const forwarding = { ...listener, DefaultActions: [{ Type: 'forward', TargetGroupArn: group }] };
const targets = (State: string) => ({
  [group]: [{ Target: { Id: '10.0.1.10', Port: 8080 }, TargetHealth: { State } }],
});

const inputWith = (parts: object = {}) =>
  inputOf({
    account: httpAccount({
      integrations: [privateIntegration()],
      parts: {
        ...balancer,
        listeners: [forwarding],
        vpcLinks: [link('AVAILABLE')],
        securityGroups: groups('sg-link'),
        targetHealth: targets('healthy'),
        ...parts,
      },
    }),
    request: httpRequest(),
    symptom: unavailable,
  });

const idsFor = (parts: object): string[] => diagnose(inputWith(parts)).findings.map(({ id }) => id);

describe('a private integration of an HTTP API', () => {
  it('asks for groups and targets together, when the complaint speaks of the backend', () => {
    const input = inputWith();
    const unasked = hidden('not-asked');
    const account = { ...input.snapshot.account, securityGroups: unasked, targetHealth: {} };
    const wanted = (complaint: typeof input.complaint) =>
      diagnose({ ...input, complaint, snapshot: { ...input.snapshot, account } }).wanted;
    expect(wanted(input.complaint)).toEqual(
      expect.arrayContaining([
        '/account/securityGroups',
        expect.stringContaining('/account/targetHealth/') as unknown as string,
      ]),
    );
    expect(wanted({}).filter((pointer) => /securityGroups|targetHealth/.test(pointer))).toEqual([]);
  });

  it('names what is in the way', () => {
    expect(idsFor({ targetHealth: targets('unhealthy') })).toContain('vpc-link-failed');
    expect(idsFor({ securityGroups: groups('sg-other') })[0]).toBe('integration-endpoint-unreachable');
    expect(idsFor({}).filter((id) => /vpc-link|unreachable/.test(id))).toEqual([]);
  });

  it('that takes its addresses from Cloud Map may be given old ones', () => {
    const service = `arn:aws:servicediscovery:${ids.region}:${ids.accountId}:service/srv-0123`;
    const account = httpAccount({
      integrations: [{ ...privateIntegration(), IntegrationUri: service }],
      parts: { vpcLinks: [link('AVAILABLE')] },
    });
    const idsOf = (symptom: typeof unavailable | undefined) =>
      diagnose(inputOf({ account, request: httpRequest(), ...(symptom ? { symptom } : {}) })).findings.map(
        ({ id }) => id,
      );
    expect(idsOf(unavailable)).toContain('integration-endpoint-unreachable');
    expect(idsOf(undefined)).toEqual([]);
  });

  describe('whose load balancer admits addresses', () => {
    const [linkGroup, balancerGroup] = groups('sg-link');
    const admitting = (CidrIp: string) => [
      linkGroup,
      { ...balancerGroup, IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp }] }] },
    ];
    const subnets = [
      { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24' },
      { SubnetId: 'subnet-b', CidrBlock: '10.0.2.0/24' },
    ];
    const vpcLinks = [{ ...link('AVAILABLE'), SubnetIds: ['subnet-a', 'subnet-b'] }];
    const judged = (CidrIp: string) =>
      diagnose(inputWith({ vpcLinks, subnets, securityGroups: admitting(CidrIp) })).findings.find(
        ({ id }) => id === 'integration-endpoint-unreachable',
      );

    it('is reached where all subnets of the link are admitted', () => {
      expect(judged('10.0.0.0/16')).toBeUndefined();
    });

    it('is not reached where none is', () => {
      expect(judged('10.1.0.0/16')).toMatchObject({ certainty: 'certain' });
    });

    it('is reached by some calls where one is', () => {
      expect(judged('10.0.1.0/24')).toMatchObject({
        certainty: 'likely',
        summary: expect.stringContaining('not from 10.0.2.0/24') as unknown,
      });
    });
  });
});
