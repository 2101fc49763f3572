import { z } from 'zod'

const shape = z.object({
  what: z.string(),
  name: z.string().optional(),
  says: z.string(),
  now: z.string().optional(),
  exported: z.record(z.string(), z.string().nullable()).optional(),
})

/** What is said of an entry that an import met, in its parts: like remarks are told together. */
export type RemarkParts = {
  /** What the record calls such an entry, with its article: "A prescription". */
  readonly what: string
  /** What the entry is called. */
  readonly name?: string | undefined
  /** What is to be said of it, in fixed words that are the same for all such entries. */
  readonly says: string
  /** What the export says instead, where the record keeps what was written here. */
  readonly now?: string | undefined
  /** The same by the fields of the record, as they would stand there: once all of them do, there is nothing to say. */
  readonly exported?: Readonly<Record<string, string | null>> | undefined
}

/** A remark as it is kept: in its parts, or as a whole sentence. */
export type StoredRemark = { readonly text: string; readonly inParts: boolean }

/** What is sealed of a remark. */
export const keptRemark = (said: RemarkParts | string): StoredRemark =>
  typeof said === 'string' ? { text: said, inParts: false } : { text: JSON.stringify(said), inParts: true }

/** The parts of a kept remark; undefined where it is a sentence. @throws ZodError where it was changed outside MedGuard */
export const remarkParts = ({ text, inParts }: StoredRemark): RemarkParts | undefined =>
  inParts ? shape.parse(JSON.parse(text)) : undefined

/** A remark as one sentence. */
export function remarkSentence({ what, name, says, now }: RemarkParts): string {
  const named = name === undefined ? what : `${what} “${name}”`
  return `${named}: ${says}${now === undefined ? '' : `. The export now says ${now}`}`
}
