import type { Response } from 'express'
import type { Writable } from 'node:stream'
import { readerWentAway } from '../../audit/reader-away.ts'
import type { StreamedAnswer } from '../answer.ts'

/** How a file leaves: under which name, and as what. */
type FileHead = { readonly name: string; readonly contentType: string }

function head(res: Response, { name, contentType }: FileHead): void {
  res.attachment(name)
  res.setHeader('Content-Type', contentType)
}

/** A file that is whole before anything of it is sent. */
export const wholeFile = (res: Response, file: FileHead & { readonly text: string }): StreamedAnswer => ({
  send: async () => {
    head(res, file)
    res.end(file.text)
  },
})

/** A file that is written while it is sent. */
export type StreamedFile = FileHead & {
  /** Where more is told about it. */
  readonly describedAt?: string
  /** A reader who takes nothing for so long is given up. */
  readonly stallMs: number
  /**
   * Writes it, no faster than the output takes it.
   * @param begin called before the first byte: until then what fails is answered as an error
   * @throws where the reader went away, and what reading threw; how it ended is recorded then
   */
  readonly write: (output: Writable, begin: () => void) => Promise<void>
}

/** Sends a file while it is written. That its reader went away is no fault of ours. */
export const streamedFile = (res: Response, file: StreamedFile): StreamedAnswer => ({
  send: async () => {
    try {
      await file.write(res, () => {
        head(res, file)
        if (file.describedAt !== undefined) {
          res.setHeader('Link', `<${file.describedAt}>; rel="describedby"`)
        }
        res.setTimeout(file.stallMs, () => res.destroy())
      })
    } catch (error) {
      if (!readerWentAway(error)) {
        throw error
      }
    }
  },
})
