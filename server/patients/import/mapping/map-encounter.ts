import type { CreationAttributes } from 'sequelize'
import type { Encounter } from '../../../../models/patients/encounter.ts'
import { parsePartialDate } from '../../../partial-date.ts'
import { fieldSealer } from '../../sealed-fields.ts'
import { conceptsText } from './concepts.ts'
import { instantOf } from './datatypes.ts'
import {
  contentOf,
  didNotHappen,
  encounterFields,
  isKnownState,
  kinds,
  noteParts,
  performer,
  stateOf,
} from './encounter-fields.ts'
import { followPerson, mapping, type AsDocument } from './mapping.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { noteOf } from '../words/note-of.ts'
import { saidDate, saidDateOf } from '../words/said-date.ts'

/** A time as it was said, where no time of day was. */
const withoutTime = (said: string | undefined): string | null =>
  said === undefined || parsePartialDate(said)?.precision === 'instant' ? null : said

/** FHIR Encounter (https://hl7.org/fhir/R4/encounter.html) as a row of encounters. */
export const mapEncounter = mapping(
  { what: 'An encounter', title: () => undefined },
  encounterFields,
  (fields, target, notes): CreationAttributes<Encounter> | AsDocument => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const { end, start = end } = fields.period ?? {}
    const why = didNotHappen[fields.status]
    if (why !== undefined) {
      const when = start === undefined ? '' : ` of ${saidDate(start, timeZone)}`
      return {
        documentOnly: `status: is ${fields.status}`,
        instead: `An encounter${when}${contentOf(fields)} is not shown: it ${why}`,
        isLost: false,
        rowless: why,
      }
    }
    if (start === undefined) {
      return {
        documentOnly: fields.period === undefined ? 'period: is missing' : 'period: has no start and no end',
        instead: `An encounter${contentOf(fields)} is not shown among the others, because nothing says when it was`,
        isLost: true,
        rowless: 'has no date',
      }
    }
    const occurredAt = instantOf(start, timeZone)
    const endedAt = end === undefined ? null : instantOf(end, timeZone)
    const isEndKept = endedAt !== null && endedAt >= occurredAt
    if (endedAt !== null && !isEndKept) {
      notes.remark('period.end: lies before its start')
    }
    const reason = conceptsText(fields.reasonCode) ?? conceptsText(fields.type)
    if (!isKnownState(fields)) {
      notes.notice('status: is no state that MedGuard knows')
    }
    const author = followPerson(performer(fields.participant), links, 'participant.individual', notes)
    const seal = fieldSealer(key, 'encounters', id)
    return {
      id,
      patientId,
      practitionerId: author.practitionerId,
      kind: kinds.get(fields.class?.code) ?? 'other',
      occurredAt,
      occurredOn: withoutTime(start),
      endedAt: isEndKept ? endedAt : null,
      endedOn: isEndKept ? withoutTime(end) : null,
      reason: seal.optional('reason', reason),
      state: stateOf(fields),
      notes: seal.optional(
        'notes',
        noteOf(
          {
            ...noteParts(fields, links.nameOf, author.words, reason),
            [noteLabels.end]: isEndKept ? undefined : saidDateOf(end, timeZone),
          },
          notes.further,
        ),
      ),
      createdAt: importedAt,
    }
  },
)
