import type { Request, Response } from 'express'
import { ArrivalPage } from '../../../views/accounts/sign-in/arrival-page.tsx'
import type { Services } from '../../services.ts'
import { render } from '../render.ts'
import { shellOf } from '../shell.ts'

/** Answers with a page that goes on to the same address at once, as a request of our own. */
export const showArrival =
  (services: Services) =>
  (req: Request, res: Response, address: string): void => {
    res.setHeader('Refresh', `0;url=${address}`)
    render(res, <ArrivalPage shell={shellOf(services, req)} href={address} />)
  }
