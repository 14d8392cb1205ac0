import type { Report } from "./job.ts";

/** Lines on standard error; on a terminal the current step is shown below them and replaced as it changes. */
export function terminalReport(stream: NodeJS.WriteStream = process.stderr): Report {
  let shown = "";
  const clear = () => {
    if (shown !== "") stream.write("\r\u001b[2K");
    shown = "";
  };
  return {
    step: (words) => {
      if (!stream.isTTY) return;
      clear();
      shown = words.slice(0, (stream.columns ?? 80) - 2);
      stream.write(`${shown}…`);
    },
    line: (words) => {
      clear();
      stream.write(`${words}\n`);
    },
  };
}
