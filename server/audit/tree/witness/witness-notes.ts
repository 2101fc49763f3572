import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { hasCode } from '../../../embedded-database/system-error.ts'

/** Put at the end of a note that was not written whole, so that the next one stands apart from it. */
export const cutOff = ' (cut off)\n\n'

/** A note with its blank line and signatures; in the file an empty line follows each. */
const wholeNote = /^((?:[^\n—][^\n]*\n)+\n(?:— [^\n]+\n)+)\n/gmu

/** No note is longer than this (characters); what is longer is none. */
const longestNote = 8_192

/** The whole notes of a text in which an empty line follows each, and where the last one ends. */
export function notesIn(text: string): { notes: string[]; end: number } {
  const notes: string[] = []
  let end = 0
  for (const match of text.matchAll(wholeNote)) {
    const [all, note = ''] = match
    end = match.index + all.length
    if (!note.endsWith(`${cutOff.trimEnd()}\n`)) {
      notes.push(note)
    }
  }
  return { notes, end }
}

/** The end of a file as text, and whether that is all of it; undefined where there is no file. */
export async function endOfFile(
  name: string,
  bytes: number,
): Promise<{ text: string; size: number } | undefined> {
  const file = await open(name, 'r').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) {
      return undefined
    }
    throw error
  })
  if (file === undefined) {
    return undefined
  }
  try {
    const { size } = await file.stat()
    const length = Math.min(size, bytes)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return { text: buffer.toString('utf8', 0, bytesRead), size }
  } finally {
    await file.close()
  }
}

/** Every whole note of a file, in its order, in constant memory; none where there is no file. */
export async function* allNotes(name: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const chunk of createReadStream(name, { encoding: 'utf8' })) {
      rest += String(chunk)
      const { notes, end } = notesIn(rest)
      yield* notes
      rest = rest.slice(end)
      if (rest.length > longestNote) {
        rest = rest.slice(-longestNote)
      }
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) {
      throw error
    }
  }
}

/** Whether something stands in a witness file; one that cannot be read counts, so that nothing is taken on trust. */
export const isWitnessed = (name: string): Promise<boolean> =>
  endOfFile(name, 1).then(
    (end) => end !== undefined && end.size > 0,
    () => true,
  )
