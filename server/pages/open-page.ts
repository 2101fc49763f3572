import { readPublishedPage, type PublishedPageRow } from '../../models/queries/pages/pages.ts'
import type { Circumstances } from '../access/actor.ts'
import { audienceRefusal, mayRead } from '../access/audience.ts'
import { clear } from '../access/clearance.ts'
import { RefusalError } from '../access/refusal.ts'
import type { SignedIn } from '../access/session.ts'
import { recordRefusal } from '../audit/record.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import type { HookedPage, Occasion, Reader } from './hooks.ts'
import { isPagePath } from './page-path.ts'

/** Who asks for a page, and from where. */
export type PageAsked = {
  /** Undefined where the address cannot be that of a page. */
  readonly path: string | undefined
  /** Who has signed in completely. */
  readonly reader: Reader
  /** @throws where nobody has */
  readonly mustBeSignedIn: () => SignedIn
  readonly circumstances: Circumstances
  readonly occasion: Occasion
}

/** A page that may be sent: it is recorded, and the hooks let it be served. */
export type OpenedPage = {
  readonly page: PublishedPageRow
  readonly reader: Reader
  /** To be called once the whole of it was sent. Never throws. */
  readonly served: () => Promise<void>
}

/** @throws Refused where nothing is published at the path */
async function pageAt({ prepared }: Services, path: string | undefined): Promise<PublishedPageRow> {
  const page = path !== undefined && isPagePath(path) ? await readPublishedPage(prepared, path) : undefined
  if (page === undefined) {
    throw new Refused('no-such-thing')
  }
  return page
}

/**
 * Decides whether whoever asks may read a page for this audience. What is for everyone is read at any hour and from
 * anywhere; anything else needs a complete sign-in, and holds to the role's hours and networks. A refusal is recorded.
 * @throws RefusalError, and where nobody is signed in
 */
async function admitReader(services: Services, asked: PageAsked, page: PublishedPageRow): Promise<Reader> {
  const { reader, mustBeSignedIn, circumstances, occasion } = asked
  if (mayRead(page.audience, undefined)) {
    return reader
  }
  const person = mustBeSignedIn()
  try {
    if (!mayRead(page.audience, person.actor)) {
      throw audienceRefusal(person.actor)
    }
    return clear(person, 'page.read', circumstances).person
  } catch (error) {
    if (error instanceof RefusalError) {
      const resource = { type: 'page', id: page.id }
      await recordRefusal(services.trail, person, error, occasion.origin, 'page.viewed', { resource })
    }
    throw error
  }
}

const hookFailed = (services: Services, { origin }: Occasion, hook: string, error: unknown) =>
  services.log.error(
    { requestId: origin.requestId, hook, name: error instanceof Error ? error.name : typeof error },
    'a hook failed',
  )

/**
 * A published page: found, decided, told to the hooks (which record it), and only then to be sent.
 * @throws Refused where nothing is published there, or a hook throws: what could not be recorded or allowed is not sent;
 * RefusalError where it is for others
 */
export async function openPage(services: Services, asked: PageAsked): Promise<OpenedPage> {
  const { occasion } = asked
  const page = await pageAt(services, asked.path)
  const reader = await admitReader(services, asked, page)
  const { id, path, title, audience, number } = page
  const told: HookedPage = { id, path, title, audience, revision: number }
  try {
    await services.hooks.run('before_serve_page', told, reader, occasion)
  } catch (error) {
    hookFailed(services, occasion, 'before_serve_page', error)
    throw new Refused('unavailable')
  }
  return {
    page,
    reader,
    served: async () => {
      try {
        await services.hooks.run('after_serve_page', told, reader, occasion)
      } catch (error) {
        hookFailed(services, occasion, 'after_serve_page', error)
      }
    },
  }
}
