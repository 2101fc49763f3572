import { finished } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { readPublishedPage, type PublishedPageRow } from '../../models/queries/pages.ts'
import { ContentPage } from '../../views/pages/content-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFoundError, ProblemError } from '../http/errors.ts'
import { originOf } from '../http/origin.ts'
import { problems } from '../http/problems.ts'
import { publicRoute } from '../http/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { admitReader } from './admit-reader.ts'
import type { HookedPage, Occasion, Reader } from './hooks.ts'
import { isPagePath } from './page-path.ts'
import { ProseCache } from './prose.tsx'

/** @throws NotFoundError where nothing is published at the address */
async function pageAt(services: Services, req: Request): Promise<PublishedPageRow> {
  const segments = req.params['path']
  // An escaped slash inside a segment would be a second address of the same page.
  const whole = Array.isArray(segments) && !segments.some((segment) => segment.includes('/'))
  const path = whole ? segments.join('/') : ''
  const page = isPagePath(path) ? await readPublishedPage(services.prepared, path) : undefined
  if (page === undefined) {
    throw new NotFoundError()
  }
  return page
}

const failure = (services: Services, { origin }: Occasion, hook: string, error: unknown) =>
  services.log.error(
    { requestId: origin.requestId, hook, name: error instanceof Error ? error.name : typeof error },
    'a hook failed',
  )

type Visit = readonly [page: HookedPage, reader: Reader, occasion: Occasion]

/** @throws ProblemError (503) where a hook throws: a page that a hook could not record or allow is not sent */
async function beforeServing(services: Services, visit: Visit): Promise<void> {
  try {
    await services.hooks.run('before_serve_page', ...visit)
  } catch (error) {
    failure(services, visit[2], 'before_serve_page', error)
    throw new ProblemError(problems.unavailable)
  }
}

async function afterServing(services: Services, res: Response, visit: Visit): Promise<void> {
  const sentWhole = await finished(res).then(
    () => true,
    () => false,
  )
  if (!sentWhole) {
    return
  }
  try {
    await services.hooks.run('after_serve_page', ...visit)
  } catch (error) {
    failure(services, visit[2], 'after_serve_page', error)
  }
}

/** A published page: found, decided, told to the hooks (which record it), and only then sent. */
export function servePageRoute(routes: RouteTable, services: Services): void {
  const rendered = new ProseCache()
  routes.get(
    '/pages/*path',
    publicRoute({
      why: 'some published pages are for everyone; for the others the page itself asks who reads',
      answer: async (req, res) => {
        const page = await pageAt(services, req)
        const reader = await admitReader(services, req, page)
        const { id, path, title, audience, number } = page
        const visit = [
          { id, path, title, audience, revision: number },
          reader,
          { origin: originOf(req), at: req.context.at },
        ] as const
        await beforeServing(services, visit)
        render(
          res,
          <ContentPage
            shell={shellOf(services, req)}
            time={services.time}
            title={title}
            publishedAt={page.published_at}
            editHref={reader?.actor.permissions.has('page.edit') === true ? paths.editPage(id) : undefined}
            signInHref={reader === undefined ? paths.login(paths.page(path)) : undefined}
          >
            {rendered.of(page.revision_id, page.body)}
          </ContentPage>,
        )
        await afterServing(services, res, visit)
      },
    }),
  )
}
