import {
  type Contract,
  type ContractCall,
  type ContractReply,
  createEventReader,
  problemSchema,
} from '@gatescope/shared';
import { ApiError } from './api-error.ts';
import { openCall } from './api.ts';

const unreadable = (detail: string): ApiError => new ApiError({ kind: 'unreadable', status: 200, detail });

/** Calls an endpoint that answers as it goes; hands on each event, and ends with the last one. */
export const streamApi = async <C extends Contract>(
  contract: C,
  call: ContractCall<C>,
  onEvent: (event: ContractReply<C>) => void,
  signal?: AbortSignal,
): Promise<void> => {
  const response = await openCall(contract, call, signal);
  const reader = response.body?.getReader();
  if (!reader) throw unreadable('The answer has no body');
  const read = createEventReader();
  const decoder = new TextDecoder();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const { name, data } of read(decoder.decode(part.value, { stream: true }))) {
      if (name === 'end') return;
      const value: unknown = JSON.parse(data);
      if (name === 'problem') throw new ApiError({ kind: 'problem', problem: problemSchema.parse(value) });
      const parsed = contract.response.safeParse(value);
      if (!parsed.success) throw unreadable(parsed.error.issues[0]?.message ?? 'unknown shape');
      // The schema of this very contract has just parsed it.
      onEvent(parsed.data as ContractReply<C>);
    }
  }
  throw new ApiError({ kind: 'no-answer' });
};
