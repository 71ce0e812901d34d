import { Worker, type MessagePort, type Transferable } from 'node:worker_threads'
import { threadLimits } from './thread-memory.ts'
import type { ThreadRole } from './worker-messages.ts'
import { workerUrl } from './worker-url.ts'

interface Asked<Question> {
  readonly number: number
  readonly question: Question
}

interface Answered<Answer> {
  readonly number: number
  readonly answer: Answer
}

/** A second thread, which does a part of the work of this one where there is a great deal of it. */
export class AnsweringThread<Question, Answer> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (answer: Answer | null) => void>()
  #asked = 0
  #hasEnded = false

  /** `fault` is told when the thread ends by itself. Whatever it has not answered is then answered with null. */
  constructor(role: ThreadRole, fault: (error: unknown, where: string) => void) {
    this.#worker = new Worker(workerUrl(), { workerData: role, resourceLimits: threadLimits })
    this.#worker.unref()
    this.#worker.on('message', ({ number, answer }: Answered<Answer>) => {
      this.#waiting.get(number)?.(answer)
      this.#waiting.delete(number)
    })
    this.#worker.on('error', (error) => fault(error, `the thread for ${role.role}`))
    this.#worker.on('exit', () => {
      this.#hasEnded = true
      for (const answer of this.#waiting.values()) answer(null)
      this.#waiting.clear()
    })
  }

  /** Null when the thread has ended. */
  ask(question: Question): Promise<Answer | null> {
    if (this.#hasEnded) return Promise.resolve(null)
    const number = ++this.#asked
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve)
      this.#worker.postMessage({ number, question } satisfies Asked<Question>)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** The answer to what is asked in such a thread. `given`: memory of the answer that is given away, not copied. */
export interface AnswerOf<Answer> {
  readonly answer: Answer
  readonly given?: readonly Transferable[]
}

/** In that thread: answers whatever is asked. */
export function serveAnswers<Answer>(
  port: MessagePort,
  answerTo: (question: never) => AnswerOf<Answer>,
): void {
  port.on('message', ({ number, question }: Asked<never>) => {
    const { answer, given = [] } = answerTo(question)
    port.postMessage({ number, answer } satisfies Answered<Answer>, given)
  })
}
