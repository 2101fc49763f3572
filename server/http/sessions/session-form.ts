import type { Request, Response } from 'express'
import { isValidElement, type ReactElement } from 'react'
import type { Shell } from '../../../views/shell.ts'
import { fieldsOf } from '../../operations/input-fields.ts'
import type { Services } from '../../services.ts'
import { sendShown, statusOf, type InvalidForm, type Redirect } from '../answer.ts'
import { countAsker } from '../limits/count-asker.ts'
import type { FormRoutes } from '../routes/declared-route.ts'
import { emptyForm, typedFields, type FormState } from '../forms/forms.ts'
import { prepareForm } from '../forms/prepare-form.ts'
import { publicRoute } from '../routes/public-route.ts'
import {
  sessionRequest,
  takenFromForm,
  type SessionFormBase,
  type SessionRequest,
} from './session-request.ts'
import { shellOfLink } from '../routes/shell-of-link.ts'
import { shellOf } from '../shell.ts'
import { unlessSessionRefused } from './unless-session-refused.ts'

/** A request with what was found for it. */
export type FoundRequest<Sender, Found> = SessionRequest<Sender> & { readonly found: Found }

/** The form is to be shown. */
export type SessionVisit<Sender, Found> = FoundRequest<Sender, Found> & { readonly shell: Shell }

/** A form of strangers or half signed-in people. */
export type SessionForm<Sender, Found, Values> = SessionFormBase<Sender, Values> & {
  /** Finds what the form is about. @throws ProblemError */
  readonly find: (request: SessionRequest<Sender>) => Promise<Found>
  /** Looking at it is counted as sending it is: it costs much, or says whether there is such a thing. */
  readonly countsLooks?: true
  /** Whether the browser gets another cookie with the form, so that it is told something once. */
  readonly anew?: (found: Found) => boolean
  /** Where somebody goes on who needs no form. */
  readonly elsewhere?: (req: Request) => Redirect | undefined
  readonly show: (visit: SessionVisit<Sender, Found>, form: FormState) => Promise<ReactElement> | ReactElement
  /** Does what the form asks for. @throws Refused, ProblemError */
  readonly take: (
    request: FoundRequest<Sender, Found>,
    values: Values,
  ) => Promise<Redirect | InvalidForm | ReactElement>
}

/** Shows a form to whoever has no clearance, with the token by which their browser is known again. */
async function shown<Sender, Found, Values>(
  services: Services,
  form: SessionForm<Sender, Found, Values>,
  request: FoundRequest<Sender, Found>,
  state: FormState,
): Promise<ReactElement> {
  const { req, found } = request
  const { kind } = form.from
  if (kind === 'stranger' || kind === 'link') {
    await prepareForm(services, req, { anew: form.anew?.(found) ?? false })
  }
  const shell = shellOf(services, req)
  return form.show({ ...request, shell: kind === 'link' ? shellOfLink(shell) : shell }, state)
}

/** What is asked of whoever asks for a form or sends it. @returns where they go on, where they need none */
async function received<Sender, Found, Values>(
  services: Services,
  form: SessionForm<Sender, Found, Values>,
  [req, res]: readonly [Request, Response],
): Promise<FoundRequest<Sender, Found> | Redirect> {
  if (form.from.kind === 'link') {
    // The address of the page holds a secret: it goes nowhere that the page's own links lead.
    res.setHeader('Referrer-Policy', 'no-referrer')
  }
  const request = sessionRequest(form.from, req, res)
  const elsewhere = form.elsewhere?.(req)
  if (elsewhere !== undefined) {
    return elsewhere
  }
  if (req.method === 'POST' || form.countsLooks === true) {
    await countAsker(services, req)
  }
  return { ...request, found: await form.find(request) }
}

/**
 * A form of strangers and half signed-in people: GET shows it, POST takes it. What is wrong comes back with 422, each field by its
 * name, and what was typed but for passwords and codes. It opens no record: nobody here has a clearance.
 */
export function sessionForm<Sender, Found, Values>(
  services: Services,
  form: SessionForm<Sender, Found, Values>,
): FormRoutes {
  const { why, from, events, schema } = form
  return {
    show: publicRoute({
      why,
      answer: async (req, res) => {
        const request = await received(services, form, [req, res])
        const answer = 'to' in request ? request : await shown(services, form, request, emptyForm)
        await sendShown(req, res, answer)
      },
    }),
    submit: publicRoute({
      why,
      form: { from: from.kind, fields: fieldsOf(schema), events },
      answer: async (req, res) => {
        const request = await received(services, form, [req, res])
        if ('to' in request) {
          await sendShown(req, res, request)
          return
        }
        const read = takenFromForm(schema, req)
        const outcome =
          read.errors === undefined
            ? await unlessSessionRefused(services, request, events, () => form.take(request, read.values))
            : read
        if (isValidElement(outcome) || 'to' in outcome) {
          await sendShown(req, res, outcome)
          return
        }
        const again = { typed: typedFields(req), errors: outcome.errors }
        await sendShown(req, res, await shown(services, form, request, again), statusOf(outcome))
      },
    }),
  }
}
