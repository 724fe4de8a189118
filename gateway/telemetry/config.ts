/**
 * Switches off the telemetry of @apollo/gateway, which is on by default and reads its switch while it is built.
 * Imported before anything of Apollo: nothing about a county's requests leaves the machine.
 */
process.env["APOLLO_TELEMETRY_DISABLED"] = "1";

/** Whether the switch still stands. */
export function isTelemetryOff(): boolean {
  return process.env["APOLLO_TELEMETRY_DISABLED"] === "1";
}
