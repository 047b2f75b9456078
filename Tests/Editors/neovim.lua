-- Tries `twimlc lsp` in Neovim, run by scripts/check-editor:
--   nvim --headless -u NONE -l or -c luafile, with TWIMLC and DOCUMENT in the environment.
-- What it does goes through the functions that keys are bound to. Written for Neovim 0.7 and later.
local twimlc = os.getenv("TWIMLC")
local failures = 0

local function expect(condition, what)
  io.stdout:write((condition and "ok   " or "FAIL ") .. what .. "\n")
  if not condition then failures = failures + 1 end
end

local function wait(condition) return vim.wait(10000, condition, 20) end

local function diagnostics() return vim.diagnostic.get(0) end

local function has(rule)
  for _, item in ipairs(diagnostics()) do
    if item.code == rule or (item.user_data and item.user_data.lsp and item.user_data.lsp.code == rule) then
      return true
    end
  end
  return false
end

local function run()
  -- The lines of the manual.
  local client
  vim.api.nvim_create_autocmd("FileType", {
    pattern = "xml",
    callback = function(args)
      client = client or vim.lsp.start_client({ name = "twimlc", cmd = { twimlc, "lsp" } })
      vim.lsp.buf_attach_client(args.buf, client)
    end,
  })
  vim.cmd("filetype on")
  vim.cmd("edit " .. os.getenv("DOCUMENT"))
  expect(wait(function() return has("unknown-attribute") end), "a finding appears")

  vim.api.nvim_win_set_cursor(0, { 2, 8 })
  vim.ui.select = function(items, _, choose) choose(items[1]) end
  vim.lsp.buf.code_action()
  expect(wait(function() return vim.fn.getline(2):find('voice="man"', 1, true) ~= nil end),
    "the quick fix is applied")
  expect(wait(function() return #diagnostics() == 0 end), "the finding is gone")

  vim.api.nvim_win_set_cursor(0, { 2, 3 })
  vim.lsp.buf.hover()
  local function hoverText()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), "\n")
      end
    end
    return ""
  end
  expect(wait(function() return hoverText():find("speaks its text", 1, true) ~= nil end), "hover shows the verb")

  vim.api.nvim_buf_set_lines(0, 2, 2, true, { "  <Gather  " })
  vim.api.nvim_win_set_cursor(0, { 3, 10 })
  local replies = vim.lsp.buf_request_sync(0, "textDocument/completion",
    vim.lsp.util.make_position_params(0), 10000)
  local labels = {}
  for _, reply in pairs(replies or {}) do
    for _, item in ipairs((reply.result or {}).items or {}) do table.insert(labels, item.label) end
  end
  expect(table.concat(labels, " ") == "action method timeout numDigits finishOnKey",
    "completion lists the attributes of Gather: " .. table.concat(labels, " "))

  vim.api.nvim_buf_set_lines(0, 2, 3, true, { "  <Say voice=\"é\">👋</Say>" })
  expect(wait(function() return has("unknown-voice") end), "what is typed is checked")
  vim.lsp.stop_client(client)
  expect(wait(function() return vim.lsp.client_is_stopped(client) end), "the server stops")
end

local isFine, reason = pcall(run)
if not isFine then expect(false, tostring(reason)) end
vim.cmd(failures == 0 and "qall!" or "cquit!")
