import { once } from 'node:events'
import { Agent, createServer, type Server } from 'node:http'
import type { Express } from 'express'

/** The applications that listen already. Others are listened for by supertest itself, for each request anew. */
const listening = new WeakMap<Express, Server>()

/** Connections stay open between the requests of a browser, as those of a real one do. */
export const openConnections = new Agent({ keepAlive: true })

/** Listens on a free port, as long as the server is not closed. */
export async function listenFor(app: Express): Promise<Server> {
  const server = createServer(app)
  // Nobody ends a connection while another request is about to take it: those of a house end with it.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  listening.set(app, server)
  return server
}

/** What to ask for the pages of an application. */
export const askedFor = (app: Express): Server | Express => listening.get(app) ?? app
