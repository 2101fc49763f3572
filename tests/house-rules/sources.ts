import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the project: its path from the root, with slashes, and its text. */
export type Source = { readonly file: string; readonly text: string }

/** The project's own folder, whether this runs as it is written or as it was compiled into dist. */
export const projectRoot =
  [path.resolve(import.meta.dirname, '../..'), path.resolve(import.meta.dirname, '../../..')].find((folder) =>
    existsSync(path.join(folder, 'package.json')),
  ) ?? ''

/** The rooms of the product itself. */
export const productRooms = ['config', 'server', 'middleware', 'models', 'views'] as const

/** Every TypeScript file of these rooms; what browsers get as it stands is none of them. */
export function readSources(rooms: readonly string[] = productRooms, root = projectRoot): Source[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(room, file.split(path.sep).join('/')))
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('views/assets/'))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
  )
}
