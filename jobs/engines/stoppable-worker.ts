import { Worker } from "bullmq";

/**
 * A BullMQ worker that can be told to let go. Its own close() waits for a job that hangs, and for a
 * Redis that is away, without end; once it was called, it cannot be forced.
 */
export class StoppableWorker<Data> extends Worker<Data> {
  /** Takes no more jobs; resolves when the running ones are done and Redis knows it. */
  async finish(): Promise<void> {
    // close() would end the watch over stalled jobs only after everything else.
    await this.pause(true);
    await this.close();
  }

  /** Cuts the connections and ends every timer. What still runs is no longer recorded. */
  async letGo(): Promise<void> {
    await this.lockManager.close();
    await this.getBackend().close(true);
  }
}
