import type { RequestHandler } from "express";
import { Refusal } from "../errors/refusal";
import { idePage } from "../ide/ide-page";

/** GET: the IDE page for browsers; operations come by POST alone, since variables must not stand in an address. */
export const answerGet: RequestHandler = async (request, response) => {
  if (request.accepts(["json", "html"]) !== "html" || Object.keys(request.query).length > 0) {
    throw new Refusal("BAD_INPUT", "Send operations by POST. 请以 POST 发送操作。", {
      status: 405,
      headers: { allow: "POST" },
    });
  }
  const { html, policy } = await idePage();
  response.set("content-security-policy", policy).type("html").send(html);
};
