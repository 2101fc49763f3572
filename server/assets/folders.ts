import path from 'node:path'

const twoUp = path.resolve(import.meta.dirname, '..', '..')
const project = path.basename(twoUp) === 'dist' ? path.dirname(twoUp) : twoUp

/** Where stylesheets, scripts and pictures come from and go to, whether this runs compiled or from source. */
export const folders = {
  project,
  sources: path.join(project, 'views', 'assets'),
  built: path.join(project, 'dist', 'assets'),
}
