// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/plaintextview.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPlainTextEdit>

namespace runwatch {

QPlainTextEdit *makePlainTextView(const QString &accessibleName)
{
    auto *view = new QPlainTextEdit;
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QFontInfo(view->font()).pointSizeF());
    view->setFont(font);
    view->setReadOnly(true);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->setLineWrapMode(QPlainTextEdit::NoWrap); // wrapping a very long line takes seconds
    view->setTabChangesFocus(true);
    view->setAccessibleName(accessibleName);
    return view;
}

} // namespace runwatch
