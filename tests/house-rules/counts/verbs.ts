import type { Source } from '../sources.ts'

/** A file that declares routes. */
export const declaresRoutes = (file: string): boolean =>
  file.startsWith('server/') && /(?:^|[/-])routes\.tsx?$/.test(file)

/** Whether a file of the server is there to do things, not to speak HTTP: neither a face, nor where all is put together. */
export const isVerb = ({ file }: Source): boolean =>
  /^server\/(?!http\/|api\/|app\.ts$)/.test(file) && !declaresRoutes(file)
