import path from 'node:path'

// This file lies two folders deep, from source and compiled, and one where everything is in a bundle.
const isBundled = path.basename(import.meta.dirname) === 'bundle'
const outer = path.resolve(import.meta.dirname, isBundled ? '..' : path.join('..', '..'))
// The link "dist" leads to a folder that is named for what it was made from.
const isCompiled = /^dist(?:-|$)/.test(path.basename(outer))
const project = isCompiled ? path.dirname(outer) : outer

/** Where stylesheets, scripts, pictures and the list of medicines come from and go to, whether this runs compiled or from source. */
export const folders = {
  project,
  sources: path.join(project, 'views', 'assets'),
  medicines: path.join(outer, 'config', 'medicines.csv'),
  built: path.join(isCompiled ? outer : path.join(project, 'dist'), 'assets'),
}
