import type { Request } from 'express'
import { Message } from '../../models/message.ts'
import { OutboxPage, type OutboxMessage } from '../../views/mail/outbox-page.tsx'
import { withinNetworks } from '../access/networks.ts'
import { NotFoundError } from '../http/errors.ts'
import type { RouteTable } from '../http/routes/declared-route.ts'
import { wantsJson } from '../http/problem.tsx'
import { publicRoute } from '../http/routes/public-route.ts'
import { render } from '../http/render.ts'
import { shellOf } from '../http/shell.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { loopback } from './loopback.ts'

const shown = 50

async function newestMessages(services: Services): Promise<OutboxMessage[]> {
  const order: [string, string][] = [
    ['createdAt', 'DESC'],
    ['id', 'DESC'],
  ]
  const messages = await Message.findAll({ order, limit: shown })
  return messages.map((message) => ({
    id: message.id,
    channel: message.channel,
    kind: message.kind,
    createdAt: message.createdAt,
    sentAt: message.sentAt,
    givenUpAt: message.givenUpAt,
    ...services.mail.open(message),
  }))
}

/** @throws NotFoundError for whoever asks from another machine */
function mustBeOnThisMachine(req: Request): void {
  if (!withinNetworks(loopback, req.context.address)) {
    throw new NotFoundError()
  }
}

/** The messages of the demo, for whoever sits at its machine: instead of leaving it, they are read here. */
export function outboxRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.demoOutbox(),
    publicRoute({
      why: 'the demo’s messages go to nobody else, and are shown on this machine',
      answer: async (req, res) => {
        mustBeOnThisMachine(req)
        const messages = await newestMessages(services)
        if (wantsJson(req)) {
          res.json(messages)
          return
        }
        render(
          res,
          <OutboxPage
            shell={shellOf(services, req)}
            time={services.time}
            messages={messages}
            total={await Message.count()}
            base={services.publicUrl.base}
            mailLeaves={services.environment.SMTP_URL !== undefined}
          />,
        )
      },
    }),
  )
}
