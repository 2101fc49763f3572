import { z } from 'zod'
import type { Receipt } from '../../audit/record.ts'
import { pageAt, sealedPlace } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { choiceInAddress, placeInAddress } from '../../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'
import type { RecordOwner } from './disclosure-words.ts'
import { openDisclosures } from './read-disclosures.ts'

const input = z.object({ show: choiceInAddress(), cursor: placeInAddress })

/** A page of the list, for anyone who asks about their own record or about that of a patient. */
async function readPage(
  services: Services,
  { proof }: PatientContext,
  receipt: Receipt,
  asked: z.output<typeof input> & { readonly whose: RecordOwner },
) {
  const page = pageAt(services, asked.cursor, { keyset: newestFirst })
  const onlyOpenings = asked.show === 'openings'
  const { next, ...opened } = await openDisclosures(services, receipt, {
    patientId: proof.patientId,
    kind: onlyOpenings ? 'openings' : 'everything',
    page,
    reader: { actorId: proof.actor.id, whose: asked.whose },
  })
  return { ...opened, onlyOpenings, page: { isFirst: page.isFirst, next: sealedPlace(services, page, next) } }
}

/** A page of the list, opened. */
export type ListedDisclosures = Awaited<ReturnType<typeof readPage>>

/** Who was shown a patient's record, for their care team. */
export const disclosuresQuery = definePatientQuery({
  name: 'patients.disclosures',
  action: 'disclosures.open',
  event: 'disclosures.viewed',
  subject: 'patient',
  input,
  run: (services, context, receipt, asked) =>
    readPage(services, context, receipt, { ...asked, whose: 'other' }),
})

/** Who was shown one's own record. */
export const ownDisclosuresQuery = definePatientQuery({
  name: 'patients.own-disclosures',
  action: 'own-record.open',
  event: 'own-disclosures.viewed',
  subject: 'own-record',
  input,
  run: (services, context, receipt, asked) =>
    readPage(services, context, receipt, { ...asked, whose: 'own' }),
})
