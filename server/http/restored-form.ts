import type { Request } from 'express'
import type { Shell } from '../../views/shell.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../services.ts'
import { emptyForm, type FormState } from './forms.ts'

/** What this person had typed into this form when the session ended or was held; the empty form where there is nothing. */
export async function restoredForm(services: Services, req: Request, actor: Actor): Promise<FormState> {
  const typed = await services.formDrafts.find(actor.id, req.path, req.context.at)
  return typed === undefined ? emptyForm : { typed, errors: [] }
}

/** Says that what was typed is back. */
export const withRestoredNotice = (shell: Shell, form: FormState): Shell =>
  form === emptyForm ? shell : { ...shell, notice: 'What you had typed is back. Check it and send it.' }
