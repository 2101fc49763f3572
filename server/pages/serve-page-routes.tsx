import { finished } from 'node:stream/promises'
import type { Request } from 'express'
import { ContentPage } from '../../views/pages/content-page.tsx'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { originOf } from '../http/origin.ts'
import { publicRoute } from '../http/routes/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { signedIn } from '../http/routes/walk.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openPage } from './open-page.ts'
import { ProseCache } from './markdown/prose.tsx'

/** The path of a page; an escaped slash inside a segment would be a second address of the same page. */
function pathIn(req: Request): string | undefined {
  const segments = req.params['path']
  const whole = Array.isArray(segments) && !segments.some((segment) => segment.includes('/'))
  return whole ? segments.join('/') : undefined
}

/** Published pages. */
export function servePageRoute(routes: RouteTable, services: Services): void {
  const rendered = new ProseCache()
  routes.get(
    '/pages/*path',
    publicRoute({
      why: 'some published pages are for everyone; for the others the page itself asks who reads',
      answer: async (req, res) => {
        const { session, circumstances, at } = req.context
        const { page, reader, served } = await openPage(services, {
          path: pathIn(req),
          reader: session.kind === 'open' ? session.person : undefined,
          mustBeSignedIn: () => signedIn(req),
          circumstances,
          occasion: { origin: originOf(req), at },
        })
        render(
          res,
          <ContentPage
            shell={shellOf(services, req)}
            time={services.time}
            title={page.title}
            publishedAt={page.published_at}
            editHref={
              reader?.actor.permissions.has('page.edit') === true ? paths.editPage(page.id) : undefined
            }
            signInHref={reader === undefined ? paths.login(paths.page(page.path)) : undefined}
          >
            {rendered.of(page.revision_id, page.body)}
          </ContentPage>,
        )
        const sentWhole = await finished(res).then(
          () => true,
          () => false,
        )
        if (sentWhole) {
          await served()
        }
      },
    }),
  )
}
