import { main } from "../cli";
import { javascript } from "./language";

await main(javascript);
