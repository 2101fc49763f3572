import type { Request } from 'express'
import type { KeptApart, Shell } from '../../views/shell.ts'
import type { Actor } from '../access/actor.ts'
import type { SetAside } from '../accounts/set-aside-forms.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { emptyForm, type FormState } from './forms.ts'
import { queryText } from './query.ts'
import { isId } from './subject.ts'

/** The frame of a page that is there to be written on. */
export const writingShell = (shell: Shell): Shell =>
  shell.idle === undefined ? shell : { ...shell, idle: { ...shell.idle, writing: true } }

const apartOf = ({ time }: Services, { id, path, fromAddress, because, postedAt }: SetAside): KeptApart => ({
  when: time.dateTime(postedAt),
  address: fromAddress,
  because,
  fillHref: `${path}?apart=${id}`,
  discardAction: paths.discardSetAsideForm(id),
})

/** A form as its person finds it, and what the frame around it has to say of it. */
export type RestoredForm = { readonly form: FormState; readonly shell: Shell }

/**
 * What this person had typed into this form and has not sent yet; the empty form where there is nothing. What was posted
 * for it from where the person may not have been is told of, and fills the form only where they ask for that.
 */
export async function restoredForm(
  services: Services,
  req: Request,
  reader: { readonly actor: Actor; readonly shell: Shell },
): Promise<RestoredForm> {
  const { id: userId } = reader.actor
  const { at } = req.context
  const asked = queryText(req, 'apart')
  const [apart, chosen, draft] = await Promise.all([
    services.setAsideForms.list(userId, at, req.path),
    isId(asked) ? services.setAsideForms.open(userId, req.path, asked, at) : undefined,
    services.formDrafts.find(userId, req.path, at),
  ])
  const shell = {
    ...writingShell(reader.shell),
    ...(apart.length === 0 ? {} : { keptApart: apart.map((kept) => apartOf(services, kept)) }),
  }
  if (chosen !== undefined) {
    const notice = 'The form is filled with what was kept apart. Check every word before you send it.'
    return { form: { typed: chosen, errors: [] }, shell: { ...shell, notice } }
  }
  if (draft === undefined) {
    return { form: emptyForm, shell }
  }
  const words = `What you had typed is back, as it was kept on ${services.time.dateTime(draft.savedAt)}. Check it and send it.`
  const restored = { words, path: req.path, discardAction: paths.discardDraft() }
  return { form: { typed: draft.fields, errors: [] }, shell: { ...shell, restored } }
}
