/** Tells each step with its time, on one stream, so that standard output can stay free for an answer. */
export function createSteps(stream, { quiet = false } = {}) {
  const began = performance.now();
  const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const line = (text) => stream.write(`${text}\n`);
  return {
    line,
    elapsed: () => seconds(began),
    /** Runs one step; the text that `work` returns is shown as a remark. A slow step is announced before it begins. */
    async run(name, work, { announce = false } = {}) {
      const since = performance.now();
      if (announce) line(`  … ${name}: under way`);
      try {
        const result = await work();
        if (!quiet) line(`  ✓ ${name}${typeof result === 'string' ? `: ${result}` : ''} (${seconds(since)})`);
        return result;
      } catch (error) {
        line(`  ✗ ${name} (${seconds(since)})`);
        throw error;
      }
    },
  };
}
