import { demoAccount } from '../demo-account.ts';
import { type Figure, figure, type Section } from '../figure.ts';
import { median } from '../median.ts';
import { diagnoseOnce, makeCollector, withSandbox } from '../with-sandbox.ts';

/** AWS calls of a diagnosis: what belongs to the API, what belongs to the account, and what a second API still needs. */
export const awsCalls: Section = async () => {
  const { account, region, apis } = demoAccount();
  return withSandbox({ accounts: [account] }, async (sandbox) => {
    const collector = makeCollector(region, { quotaShare: 50 });
    await collector.listApis();
    const surplus: number[] = [];
    const totals: number[] = [];
    const services = new Map<string, number[]>();
    for (const { id, url } of apis) {
      sandbox.resetCalls();
      await diagnoseOnce(collector, { region, apiId: id, url });
      const own = sandbox.calls.filter(({ resource }) => resource.includes(`/restapis/${id}`));
      // Exports, validators and models are read only when a check asks for them.
      const base = own.filter(({ resource }) => !/\/(exports|requestvalidators|models)/.test(resource));
      const deployments = base.filter(({ operation }) => operation === 'GetDeployment').length;
      surplus.push(base.length - deployments);
      totals.push(sandbox.calls.length);
      for (const { service } of sandbox.calls) {
        const counts = services.get(service) ?? apis.map(() => 0);
        counts[totals.length - 1] = (counts[totals.length - 1] ?? 0) + 1;
        services.set(service, counts);
      }
    }
    collector.close();
    const perService = [...services].map(
      ([service, counts]): Figure =>
        figure({
          name: `AWS calls per diagnosis, ${service}, median over ${apis.length} APIs`,
          value: median(counts),
          unit: 'calls',
        }),
    );
    return [
      figure({
        name: 'API Gateway calls to know one REST API after the list, without live deployments, most of any API',
        value: Math.max(...surplus),
        unit: 'calls',
        bar: 5,
      }),
      figure({
        name: 'AWS calls of the first diagnosis in an account, all services',
        value: totals[0] ?? 0,
        unit: 'calls',
      }),
      figure({
        name: 'AWS calls of a further diagnosis in an account, all services, median',
        value: median(totals.slice(1)),
        unit: 'calls',
      }),
      ...perService,
    ];
  });
};
