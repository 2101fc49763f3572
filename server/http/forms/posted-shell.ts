import type { Request } from 'express'
import type { PageForms, Shell } from '../../../views/shell.ts'
import { paths } from '../../paths.ts'
import { draftBeforeText, postedForm } from './form-place.ts'

/** The frame of a page that is there to be written on. */
export const writingShell = (shell: Shell): Shell =>
  shell.idle === undefined ? shell : { ...shell, idle: { ...shell.idle, writing: true } }

/**
 * The frame of a form that is shown again as it was posted: it goes on as the same opened form, on the page that it stood
 * on.
 */
export function shellOfPosted(req: Request, shell: Shell, { comesBack }: { comesBack: boolean }): Shell {
  const posted = postedForm(req)
  const page = posted.page ?? (comesBack ? req.path : undefined)
  const continued: PageForms['continued'] = {
    paths: [req.path, posted.path],
    key: posted.key,
    from: posted.before === undefined ? undefined : draftBeforeText(posted.before),
    apart: posted.apart,
  }
  const writing = writingShell(shell)
  return {
    ...writing,
    ...(writing.idle === undefined
      ? {}
      : { idle: { ...writing.idle, signedOutHref: paths.signedOut(page) } }),
    ...(writing.forms === undefined
      ? {}
      : { forms: { ...writing.forms, page: page ?? req.path, continued } }),
  }
}
