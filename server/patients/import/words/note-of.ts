import type { z } from 'zod'
import type { annotations } from '../mapping/datatypes.ts'
import { saidDateOf } from './said-date.ts'

/**
 * What has no column of its own, as labelled lines; null where there is nothing.
 * @param further whole lines, which come last but for the notes
 */
export function noteOf(
  parts: Readonly<Record<string, string | undefined>>,
  further: readonly string[] = [],
): string | null {
  const lines = Object.entries(parts).flatMap(([label, words]) =>
    words === undefined || words === '' ? [] : [label === 'Note' ? words : `${label}: ${words}`],
  )
  const all = [...lines, ...further]
  return all.length === 0 ? null : all.join('\n')
}

/** What people wrote freely, each with who and when where that is said (https://hl7.org/fhir/R4/datatypes.html#Annotation). */
export const annotationLines = (
  notes: z.output<typeof annotations> | undefined,
  timeZone: string,
): string[] =>
  (notes ?? []).map(({ text, authorString, authorReference, time }) => {
    const by = [authorString ?? authorReference?.display, saidDateOf(time, timeZone)].filter(
      (part) => part !== undefined,
    )
    return by.length === 0 ? text : `${text} (${by.join(', ')})`
  })

/** The same as one text; undefined where there is none. */
export const annotationText = (
  notes: z.output<typeof annotations> | undefined,
  timeZone: string,
): string | undefined => annotationLines(notes, timeZone).join('\n') || undefined
