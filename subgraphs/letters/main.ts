import { runService } from "../../infra/runtime/process";
import { startApp } from "./app";
import { readServiceConfig } from "./config";

void runService("letters", () => startApp(readServiceConfig()));
