/** This very request did it before: nothing is done or recorded a second time. Thrown inside the transaction of the second one. */
export class DoneBeforeError extends Error {
  constructor() {
    super('done before')
    this.name = 'DoneBeforeError'
  }
}
