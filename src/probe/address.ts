import { ProbeError } from "./error";

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** The parsed URL of a WebSocket server on this machine, or anywhere if that is allowed. */
export function parseAddress(url: string, allowRemote: boolean): URL {
  if (!URL.canParse(url)) throw new ProbeError(`${url} is not a URL: expected ws://127.0.0.1:PORT/PATH`);
  const address = new URL(url);
  if (!["ws:", "wss:"].includes(address.protocol)) throw new ProbeError(`${url}: expected a URL that starts with ws:// or wss://`);
  if (!allowRemote && !LOOPBACK.test(address.hostname)) {
    throw new ProbeError(`${address.hostname} is not this machine. Probe it only with its owner's leave, and say so: allowRemote, --allow-remote.`);
  }
  return address;
}

/** The port that a WebSocket URL means. */
export const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === "wss:" ? 443 : 80));
