import { main } from "../cli";
import { python } from "./language";

await main(python);
