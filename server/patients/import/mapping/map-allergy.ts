import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import {
  allergyStatuses,
  allergyVerifications,
  type Allergy,
  type AllergyStatus,
  type AllergyVerification,
} from '../../../../models/patients/allergy.ts'
import type { AllergyStatement } from '../../../../models/patients/allergy-statement.ts'
import type { Negation } from '../../clinical/negation-codes.ts'
import { fieldSealer } from '../../sealed-fields.ts'
import { clinicalTimeOf } from './clinical-time-of.ts'
import { codesOf, conceptCode, conceptsText, qualifierText, wordsOf } from './concepts.ts'
import {
  age,
  annotations,
  codeableConcept,
  codings,
  dateTime,
  instantOf,
  period,
  range,
  reference,
  text,
} from './datatypes.ts'
import { followPerson, mapping, statedBy, type AsDocument, type Notes, type Target } from './mapping.ts'
import { conceptTitle } from './medicine.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { negatedAllergy } from './negated-allergy.ts'
import { annotationText, noteOf } from '../words/note-of.ts'
import { isObject, type Json } from '../resource.ts'
import { atSaidDate, saidDateOf } from '../words/said-date.ts'

const schema = z.object({
  clinicalStatus: codeableConcept.optional(),
  verificationStatus: codeableConcept.optional(),
  type: z.enum(['allergy', 'intolerance']).optional(),
  category: z.array(z.enum(['food', 'medication', 'environment', 'biologic'])).optional(),
  criticality: z.enum(['low', 'high', 'unable-to-assess']).optional(),
  code: codeableConcept.optional(),
  onsetDateTime: dateTime.optional(),
  onsetAge: age.optional(),
  onsetPeriod: period.optional(),
  onsetRange: range.optional(),
  onsetString: text.optional(),
  recordedDate: dateTime.optional(),
  recorder: reference.optional(),
  asserter: reference.optional(),
  lastOccurrence: dateTime.optional(),
  note: annotations.optional(),
  reaction: z
    .array(
      z.object({
        substance: codeableConcept.optional(),
        manifestation: codings.optional(),
        description: text.optional(),
        onset: dateTime.optional(),
        severity: text.optional(),
        exposureRoute: codeableConcept.optional(),
        note: annotations.optional(),
      }),
    )
    .optional(),
})
type Fields = z.output<typeof schema>
type Reaction = NonNullable<Fields['reaction']>[number]

/** A row of allergies, or of the statements that there are none. */
export type AllergyRow =
  | { readonly allergy: CreationAttributes<Allergy> }
  | { readonly statement: CreationAttributes<AllergyStatement> }

function verificationOf({ verificationStatus }: Fields): AllergyVerification {
  const code = conceptCode(verificationStatus)
  return allergyVerifications.find((known) => known === code) ?? 'unknown'
}

/** An allergy of which nothing is said is shown rather than hidden. */
function statusOf({ clinicalStatus }: Fields): AllergyStatus {
  const code = conceptCode(clinicalStatus)
  return allergyStatuses.find((known) => known === code) ?? 'active'
}

/** What somebody reacted to, where it is more than what the allergy is called. */
const besides = (one: Reaction, substance: string): string | undefined => {
  const words = wordsOf(one.substance)
  return words === undefined || words === substance ? undefined : `to ${words}`
}

function reactionOf({ reaction = [] }: Fields, substance: string): string | null {
  const described = reaction.map((one) => {
    const words = [
      conceptsText(one.manifestation) ?? one.description ?? 'not described',
      besides(one, substance),
      one.severity,
      one.exposureRoute === undefined
        ? undefined
        : `by ${qualifierText(one.exposureRoute) ?? 'a route that is not named'}`,
    ]
    return words.filter((part) => part !== undefined).join(', ')
  })
  const texts = new Set(described)
  return texts.size === 0 ? null : [...texts].join('; ')
}

/** What the allergy is against: by its code, else by what the patient reacted to. */
function substanceOf({ code, reaction = [] }: Fields): string | undefined {
  const reactedTo = new Set(
    reaction.map(({ substance }) => wordsOf(substance)).filter((words) => words !== undefined),
  )
  return wordsOf(code) ?? (reactedTo.size === 0 ? undefined : [...reactedTo].join(', '))
}

function codesOfSubstance({ code, reaction = [] }: Fields): string | null {
  const all = [code, ...reaction.map(({ substance }) => substance)]
    .map(codesOf)
    .filter((codes) => codes !== null)
  return all.length === 0 ? null : [...new Set(all.flatMap((codes) => codes.split('\n')))].join('\n')
}

/** What else is said of a reaction: in words beside what showed itself, and when it was. */
function aboutReaction({ manifestation, description, onset, note }: Reaction, timeZone: string): string[] {
  const shown = conceptsText(manifestation)
  return [
    shown === null || description === undefined ? undefined : description,
    onset === undefined
      ? undefined
      : `${shown ?? description ?? 'A reaction'}: ${atSaidDate(onset, timeZone)}`,
    annotationText(note, timeZone),
  ].filter((part) => part !== undefined)
}

/** What is said of where it stands and of its kind, and has no column. */
function statesAndKinds(fields: Fields): Record<string, string | undefined> {
  const { clinicalStatus, verificationStatus, category = [] } = fields
  const [state, certainty] = [conceptCode(clinicalStatus), conceptCode(verificationStatus)]
  return {
    [noteLabels.state]: allergyStatuses.some((known) => known === state)
      ? undefined
      : wordsOf(clinicalStatus),
    [noteLabels.certainty]: allergyVerifications.some((known) => known === certainty)
      ? undefined
      : wordsOf(verificationStatus),
    [noteLabels.otherKinds]: category.slice(1).join(', ') || undefined,
  }
}

const sentences: Readonly<Record<string, string>> = {
  'entered-in-error': 'was entered in error',
  refuted: 'was refuted',
}

/** A statement that there is no allergy; where it does not hold any more, the chart says that instead. */
function statementOf(
  fields: Fields,
  negation: Negation,
  target: Target,
  notes: Notes,
): AllergyRow | AsDocument {
  const { id, patientId, key, links, timeZone, importedAt } = target
  const verification = verificationOf(fields)
  const said = wordsOf(fields.code) ?? 'No known allergy'
  const why =
    sentences[verification] ?? (statusOf(fields) === 'active' ? undefined : `is ${statusOf(fields)}`)
  if (why !== undefined) {
    const field = sentences[verification] === undefined ? 'clinicalStatus' : 'verificationStatus'
    return {
      documentOnly: `${field}: a statement that there is no allergy does not hold`,
      instead: `The statement “${said}” ${why}, so it does not count`,
      isLost: false,
    }
  }
  const recorder = followPerson(fields.recorder, links, 'recorder', notes)
  const seal = fieldSealer(key, 'allergy_statements', id)
  const { recordedDate } = fields
  return {
    statement: {
      id,
      patientId,
      says: negation.says,
      scope: negation.scope,
      substance: seal.optional('substance', negation.scope === 'substance' ? negation.substance : null),
      code: seal.optional('code', codesOf(fields.code)),
      note: seal.optional(
        'note',
        noteOf(
          {
            [noteLabels.ownWords]: said,
            'Recorded by': recorder.words,
            [noteLabels.statedBy]: statedBy(fields.asserter, target, notes),
            Note: annotationText(fields.note, timeZone),
          },
          notes.further,
        ),
      ),
      source: 'imported',
      recorded: recordedDate ?? null,
      recordedAt: recordedDate === undefined ? importedAt : instantOf(recordedDate, timeZone),
      practitionerId: recorder.practitionerId,
      createdAt: importedAt,
    },
  }
}

/** What an allergy calls itself, although nothing of it was checked. */
function titleOf({ code, reaction }: Json): string | undefined {
  const reactions: readonly unknown[] = Array.isArray(reaction) ? reaction : []
  const substances = reactions.map((one) => (isObject(one) ? conceptTitle(one['substance']) : undefined))
  return conceptTitle(code) ?? substances.find((words) => words !== undefined)
}

/** FHIR AllergyIntolerance (https://hl7.org/fhir/R4/allergyintolerance.html) as a row of allergies or statements. */
export const mapAllergy = mapping(
  { what: 'An allergy', title: titleOf },
  schema,
  (fields, target, notes): AllergyRow | AsDocument => {
    const negation = negatedAllergy(fields.code, reactionOf(fields, ''))
    if (negation !== undefined) {
      return statementOf(fields, negation, target, notes)
    }
    const substance = substanceOf(fields)
    if (substance === undefined) {
      return {
        documentOnly: 'code: has no words and no code, and no reaction names a substance',
        instead: 'An allergy could not be read: what it is against is not said',
        isLost: true,
      }
    }
    const { id, patientId, key, links, timeZone, importedAt } = target
    const onset = clinicalTimeOf({
      dateTime: fields.onsetDateTime,
      age: fields.onsetAge,
      period: fields.onsetPeriod,
      range: fields.onsetRange,
      string: fields.onsetString,
    })
    const recorder = followPerson(fields.recorder, links, 'recorder', notes)
    const named = fields.recordedDate ?? fields.onsetDateTime ?? fields.onsetPeriod?.start
    const seal = fieldSealer(key, 'allergies', id)
    const note = noteOf(
      {
        'Last reaction': saidDateOf(fields.lastOccurrence, timeZone),
        'Recorded by': recorder.words,
        [noteLabels.statedBy]: statedBy(fields.asserter, target, notes),
        [noteLabels.reactions]: fields.reaction?.flatMap((one) => aboutReaction(one, timeZone)).join('\n'),
        ...statesAndKinds(fields),
        Note: annotationText(fields.note, timeZone),
      },
      notes.further,
    )
    return {
      allergy: {
        id,
        patientId,
        substance: seal.required('substance', substance),
        code: seal.optional('code', codesOfSubstance(fields)),
        reaction: seal.optional('reaction', reactionOf(fields, substance)),
        criticality: fields.criticality ?? 'unknown',
        category: fields.category?.[0] ?? null,
        type: fields.type ?? null,
        status: statusOf(fields),
        verification: verificationOf(fields),
        onset: onset.time,
        onsetNote: seal.optional('onset_note', onset.words),
        note: seal.optional('note', note),
        source: 'imported',
        recorded: fields.recordedDate ?? null,
        recordedAt: named === undefined ? importedAt : instantOf(named, timeZone),
        practitionerId: recorder.practitionerId,
        createdAt: importedAt,
      },
    }
  },
)
