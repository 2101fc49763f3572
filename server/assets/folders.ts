import path from 'node:path'

const twoUp = path.resolve(import.meta.dirname, '..', '..')
// The link "dist" leads to a folder that is named for what it was made from.
const isCompiled = /^dist(?:-|$)/.test(path.basename(twoUp))
const project = isCompiled ? path.dirname(twoUp) : twoUp

/** Where stylesheets, scripts and pictures come from and go to, whether this runs compiled or from source. */
export const folders = {
  project,
  sources: path.join(project, 'views', 'assets'),
  built: path.join(isCompiled ? twoUp : path.join(project, 'dist'), 'assets'),
}
