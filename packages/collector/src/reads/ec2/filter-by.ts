/** An EC2 filter on some values of one field; no filter when there is nothing to filter by. */
export const filterBy = (
  name: string,
  values: readonly string[] | undefined,
): { Filters?: { Name: string; Values: string[] }[] } =>
  values === undefined ? {} : { Filters: [{ Name: name, Values: [...values] }] };
