import { Mic } from "lucide-react";
import { useEffect, useRef, useState } from "react";

interface Heard {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
  readonly resultIndex: number;
}

/** The part of the browser's own speech recognition that is used here; it has no place in TypeScript's library yet. */
interface Recognition {
  lang: string;
  continuous: boolean;
  onresult: ((heard: Heard) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

type RecognitionMaker = new () => Recognition;

function recognitionOf(browser: object): RecognitionMaker | undefined {
  const known = browser as { SpeechRecognition?: RecognitionMaker; webkitSpeechRecognition?: RecognitionMaker };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
}

/**
 * Says a field's words aloud instead of typing them. It is there only where the browser can listen, and what was heard comes to
 * the end of what stands in the field, as if it had been typed.
 *
 * @param props.field the id of the textarea
 */
export function SpeakButton({ field }: { field: string }) {
  const [able, setAble] = useState(false);
  const [listening, setListening] = useState(false);
  const recognition = useRef<Recognition | null>(null);

  useEffect(() => {
    setAble(recognitionOf(window) !== undefined);
    return () => recognition.current?.stop();
  }, []);

  if (!able) return null;

  function press() {
    if (recognition.current) {
      recognition.current.stop();
      return;
    }
    const Maker = recognitionOf(window);
    if (!Maker) return;
    const made = new Maker();
    made.lang = document.documentElement.lang || "en-US";
    made.continuous = true;
    made.onresult = (heard) => {
      const said = heard.results[heard.resultIndex]?.[0]?.transcript ?? "";
      putInto(field, said.trim());
    };
    made.onend = () => {
      recognition.current = null;
      setListening(false);
    };
    recognition.current = made;
    made.start();
    setListening(true);
  }

  return (
    <button type="button" className="speak" data-on={listening || undefined} aria-pressed={listening} onClick={press}>
      <Mic />
      {listening ? "Listening. Tap to end" : "Speak"}
    </button>
  );
}

function putInto(field: string, said: string): void {
  const box = document.getElementById(field);
  if (!(box instanceof HTMLTextAreaElement) || said === "") return;
  const before = box.value.trimEnd();
  box.value = before === "" ? said : `${before} ${said}`;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
