import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Sealed } from '../../../models/sealing/sealed.ts'

const fact = z.object({ key: z.string(), value: z.string() })

const schema = z.object({
  /** Names beside the one that the record stands under: `label` says which. */
  names: z.array(z.object({ label: z.string(), givenName: z.string(), familyName: z.string() })),
  /** Numbers and addresses in use beside the ones of the record. */
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  /** Who the person is and how to reach them, in words: nothing clinical. */
  contact: z.array(fact),
  /** Whatever else was said of them; it may be clinical. */
  further: z.array(fact),
})

/** One thing that is known of a patient, under its name. */
export type Fact = z.output<typeof fact>

/** What another system knows of a patient and our own fields have no place for. */
export type OtherDetails = z.output<typeof schema>

/** Of somebody of whom no other system said anything. */
export const noOtherDetails: OtherDetails = { names: [], phones: [], emails: [], contact: [], further: [] }

const place = (row: string) => ({ table: 'patients', column: 'other_details', row })

const isNothing = (details: OtherDetails): boolean =>
  Object.values(details).every((list) => list.length === 0)

/** The sealed column under a patient's key; null where there is nothing to say. */
export const sealOtherDetails = (patientId: string, key: KeyObject, details: OtherDetails): Sealed | null =>
  isNothing(details) ? null : Sealed.seal(JSON.stringify(details), key, place(patientId))

/** What the opened column says. @throws ZodError where it is something else */
export const parseOtherDetails = (opened: string | null): OtherDetails =>
  opened === null ? noOtherDetails : schema.parse(JSON.parse(opened))

/** Opens the column. @throws SealBrokenError */
export const openOtherDetails = (patientId: string, key: KeyObject, sealed: Sealed | null): OtherDetails =>
  parseOtherDetails(sealed === null ? null : sealed.open(key, place(patientId)))

/** The names as facts, with those on how to reach the person. */
export const contactFacts = ({ names, contact }: OtherDetails): readonly Fact[] => [
  ...names.map(({ label, givenName, familyName }) => ({
    key: label,
    value: [givenName, familyName].filter((part) => part !== '').join(' '),
  })),
  ...contact,
]
