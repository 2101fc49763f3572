import type { Request } from 'express'
import type { FilledForm, RestoredNote, Shell } from '../../../views/shell.ts'
import { said } from '../../../views/words/said.ts'
import type { Actor } from '../../access/actor.ts'
import type { Draft } from '../../accounts/form-drafts.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { draftBeforeText } from './form-place.ts'
import { apartNotice, apartOf, tellFilled } from '../words/told-apart.ts'
import { emptyForm, type FormState } from './forms.ts'
import { writingShell } from './posted-shell.ts'
import { queryText } from '../faces/query.ts'
import { isId } from '../../is-id.ts'

/** In the address of a page: the form as it is at first. */
const empty = 'none'

/** Which draft fills a form: the one that is asked for, else the newest, unless it is asked for as it is at first. */
function chosenOf(drafts: readonly Draft[], asked: string): Draft | undefined {
  return asked === empty ? undefined : (drafts.find(({ id }) => id === asked) ?? drafts[0])
}

const goOnHref = (page: string, draft: string): string => `${page}?draft=${draft}`

type Unfinished = { readonly page: string; readonly drafts: readonly Draft[] }

const otherDrafts = ({ time }: Shell, { page, drafts }: Unfinished, chosen: Draft | undefined) =>
  drafts
    .filter((draft) => draft !== chosen)
    .map(({ id, savedAt }) => ({ words: time.dateTime(savedAt), href: goOnHref(page, id) }))

const restoredOf = (shell: Shell, unfinished: Unfinished, chosen: Draft): RestoredNote => ({
  words: said('http.restored.back', { at: chosen.savedAt }),
  discard: { draft: chosen.id, action: paths.discardDraft() },
  emptyHref: goOnHref(unfinished.page, empty),
  others: otherDrafts(shell, unfinished, chosen),
})

/** Where somebody asked for a form as it is at first: what is still unfinished, so that they find it again. */
const stillUnfinished = (shell: Shell, unfinished: Unfinished): RestoredNote => ({
  words: said('http.restored.new-form'),
  others: otherDrafts(shell, unfinished, undefined),
})

/** What is kept of the forms on this page that are sent elsewhere, and what is kept apart for any form of it. */
async function keptOnPage(services: Services, req: Request, { actor, shell }: Reader, page: string) {
  if (shell.forms === undefined || req.context.facts.session?.hasKeptForms !== true) {
    return { filled: new Map<string, FilledForm>(), apart: [], chosen: undefined }
  }
  const { at } = req.context
  const [apart, drafts] = await Promise.all([
    services.setAsideForms.list(actor.id, at, page),
    services.formDrafts.onPage(actor.id, page, at),
  ])
  const filled = new Map<string, FilledForm>()
  for (const path of new Set(drafts.map((draft) => draft.path))) {
    const unfinished = { page, drafts: drafts.filter((draft) => draft.path === path) }
    const chosen = chosenOf(unfinished.drafts, queryText(req, 'draft'))
    filled.set(
      path,
      chosen === undefined
        ? { ...stillUnfinished(shell, unfinished), typed: {} }
        : {
            ...restoredOf(shell, unfinished, chosen),
            typed: chosen.fields,
            from: draftBeforeText(chosen),
          },
    )
  }
  const asked = queryText(req, 'apart')
  const chosen = isId(asked) ? apart.find(({ id }) => id === asked) : undefined
  return { filled, apart, chosen }
}

/** Whose page it is, and the frame that it stands in. */
export type Reader = { readonly actor: Actor; readonly shell: Shell }

/**
 * The frame of a page, told what is kept of the forms on it that are sent to another address: they are filled with it,
 * wherever they stand. What came from where the person may not have been is told about, and fills a form only where they ask.
 */
export async function shellWithKeptForms(services: Services, req: Request, reader: Reader): Promise<Shell> {
  const { actor, shell } = reader
  const { filled, apart, chosen } = await keptOnPage(services, req, reader, req.path)
  if (shell.forms === undefined || (filled.size === 0 && apart.length === 0)) {
    return shell
  }
  const kept = { ...shell, keptApart: apart.map((form) => apartOf(shell, form)) }
  if (chosen === undefined || chosen.path === req.path) {
    return { ...kept, forms: { ...shell.forms, filled } }
  }
  const typed = await services.setAsideForms.open(actor.id, chosen.id, req.context.at)
  if (typed !== undefined) {
    filled.set(chosen.path, { words: apartNotice, typed, others: [], apart: chosen.id })
    return { ...kept, keptApart: tellFilled(kept, chosen), forms: { ...shell.forms, filled } }
  }
  return { ...kept, forms: { ...shell.forms, filled } }
}

/** A form as its person finds it, and what the frame around it has to say of it. */
export type RestoredForm = { readonly form: FormState; readonly shell: Shell }

/**
 * What this person had typed into the form at this address and has not sent yet; the empty form where there is nothing.
 * What was posted for it from where the person may not have been fills the form only where they ask for that.
 */
export async function restoredForm(services: Services, req: Request, reader: Reader): Promise<RestoredForm> {
  const { id: userId } = reader.actor
  const { at } = req.context
  const shell = writingShell(reader.shell)
  if (shell.forms === undefined || req.context.facts.session?.hasKeptForms !== true) {
    return { form: emptyForm, shell }
  }
  const asked = queryText(req, 'apart')
  const apart = isId(asked)
    ? (await services.setAsideForms.list(userId, at, req.path)).find(({ id }) => id === asked)
    : undefined
  if (apart?.path === req.path) {
    const typed = await services.setAsideForms.open(userId, apart.id, at)
    if (typed !== undefined) {
      const forms = { ...shell.forms, continued: { paths: [req.path], apart: apart.id } }
      return {
        form: { typed, errors: [] },
        shell: { ...shell, keptApart: tellFilled(shell, apart), forms },
      }
    }
  }
  const drafts = await services.formDrafts.ofForm(userId, req.path, at)
  const draft = chosenOf(drafts, queryText(req, 'draft'))
  if (draft === undefined) {
    const unfinished =
      drafts.length === 0 ? {} : { restored: stillUnfinished(shell, { page: req.path, drafts }) }
    return { form: emptyForm, shell: { ...shell, ...unfinished } }
  }
  const continued = { paths: [req.path], from: draftBeforeText(draft) }
  return {
    form: { typed: draft.fields, errors: [] },
    shell: {
      ...shell,
      restored: restoredOf(shell, { page: req.path, drafts }, draft),
      forms: { ...shell.forms, continued },
    },
  }
}
