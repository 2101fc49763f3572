import type { Environment } from '../../../../config/env.ts'

/** The names of the receivers outside that checkpoints are sent to as they are signed. */
export const checkpointReceiverNames = ({ AUDIT_WITNESS_URL }: Environment): string[] =>
  AUDIT_WITNESS_URL === undefined ? [] : ['webhook']
