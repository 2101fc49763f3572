import { readShipments } from '../../../models/queries/audit/tree/shipments.ts'
import type { Services } from '../../services.ts'
import { logReceivers } from '../log-receivers.ts'

const number = new Intl.NumberFormat('en-GB')
const words = { siem: 'SIEM webhook', syslog: 'Syslog' } as const

/** How far each receiver of audit rows is, in words. @param size how many leaves there are */
export async function shippingState(
  services: Services,
  size: number,
): Promise<{ what: string; state: string; problem?: string }[]> {
  const { environment, prepared, time } = services
  const names = logReceivers(environment).map(({ name }) => name)
  const shipments = await readShipments(prepared, names)
  return names.map((name) => {
    const shipment = shipments.find(({ receiver }) => receiver === name)
    const waiting = Math.max(0, size - (shipment?.nextLeaf ?? 0))
    const sent =
      shipment?.sentAt === null || shipment === undefined
        ? 'Nothing was taken yet'
        : `${number.format(shipment.nextLeaf)} rows, last ${time.dateTime(shipment.sentAt)}`
    const state = waiting === 0 ? `${sent}; nothing waits` : `${sent}; ${number.format(waiting)} wait`
    return shipment?.lastError === undefined || shipment.lastError === null
      ? { what: words[name], state }
      : {
          what: words[name],
          state,
          problem: `Not taken ${shipment.failures === 1 ? 'once' : `${shipment.failures} times`} (${shipment.lastError}); tried again ${
            shipment.retryAt === null ? 'soon' : time.dateTime(shipment.retryAt)
          }`,
        }
  })
}
