;;; emacs.el --- tries `twimlc lsp' and the grammar in Emacs  -*- lexical-binding: t -*-
;; Run by scripts/check-editor: emacs --batch -Q -l emacs.el, with TWIMLC, DOCUMENT and SCHEMAS in
;; the environment.
(require 'package)
;; Where Debian has packages; an Emacs without its site files does not look there.
(dolist (directory '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
  (add-to-list 'package-directory-list directory))
(package-initialize)
(defvar failures 0)
(defvar twimlc (getenv "TWIMLC"))

(defun expect (condition what)
  (princ (format "%s %s\n" (if condition "ok  " "FAIL") what))
  (unless condition (setq failures (1+ failures))))

(defun wait-for (condition)
  (let ((end (+ (float-time) 15)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05)
      (sit-for 0.05))
    (funcall condition)))

(defun try-grammar ()
  (require 'nxml-mode)
  (require 'rng-valid)
  (require 'rng-loc)
  ;; The line of the manual.
  (add-to-list 'rng-schema-locating-files (getenv "SCHEMAS"))
  (find-file (getenv "DOCUMENT"))
  (nxml-mode)
  (while (rng-do-some-validation))
  (expect (= rng-error-count 0) "nXML takes the document by the grammar")
  (goto-char (point-min))
  (search-forward "<Response>")
  (insert "<Foo/>")
  (while (rng-do-some-validation))
  (expect (> rng-error-count 0) "nXML refuses a verb that Kazoo does not know")
  (set-buffer-modified-p nil)
  (kill-buffer))

(defun try-eglot ()
  (require 'eglot)
  ;; The line of the manual.
  (add-to-list 'eglot-server-programs (list '(nxml-mode xml-mode) twimlc "lsp"))
  (find-file (getenv "DOCUMENT"))
  (nxml-mode)
  (call-interactively #'eglot)
  (expect (wait-for (lambda () (eglot-current-server))) "eglot starts the server")
  (expect (wait-for (lambda ()
                      (flymake-start)
                      (cl-some (lambda (finding)
                                 (string-match-p "voise" (flymake-diagnostic-text finding)))
                               (flymake-diagnostics))))
          "a finding appears")
  (goto-char (point-min))
  (search-forward "voise")
  ;; As a person who takes the first action.
  (let ((eglot-confirm-server-initiated-edits nil)
        (last-nonmenu-event t))
    (cl-letf (((symbol-function 'completing-read) (lambda (_prompt items &rest _) (caar items))))
      (eglot-code-actions (point) (point) nil t)))
  (expect (wait-for (lambda () (string-match-p "voice=\"man\"" (buffer-string))))
          "the quick fix is applied")
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

(condition-case problem
    (progn
      (try-grammar)
      (if (locate-library "eglot") (try-eglot) (princ "eglot is not installed\n")))
  (error (expect nil (format "%s" problem))))
(kill-emacs (if (= failures 0) 0 1))
