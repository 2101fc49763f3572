import { postSigned } from '../../security/post-signed.ts'
import { leafText } from '../log/leaf.ts'
import type { ShippedBatch, LogReceiver } from './log-receiver.ts'

const rowText = ({ index, hash, row }: ShippedBatch['rows'][number]) =>
  `{"index":${index},"hash":"${hash.toString('base64')}","leaf":${leafText(row)}}`

/** The body of a batch: leaves byte for byte as the tree has hashed them. */
export const batchBody = ({ log, from, to, rows }: ShippedBatch): string =>
  `{"log":${JSON.stringify(log)},"from":${from},"to":${to},"rows":[${rows.map(rowText).join(',')}]}`

/** Posts batches as signed JSON. The same leaves sent again have the same id. */
export const webhookReceiver = (target: { readonly url: string; readonly secret: Buffer }): LogReceiver => ({
  name: 'siem',
  send: (batch, signal) =>
    postSigned(
      target,
      { id: `audit-${batch.from}-${batch.to}`, at: batch.at, body: batchBody(batch) },
      signal,
    ),
})
