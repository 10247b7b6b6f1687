// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace runwatch {

class InlineError;

// The request body of the Open Stream dialog. While it is to be JSON it is checked as it is typed:
// the first mistake is marked in the text and explained beneath it.
class BodyEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BodyEdit)

public:
    static constexpr qint64 LargestFile = 4 << 20; // bytes: more cannot be edited with comfort

    explicit BodyEdit(QWidget *parent = nullptr);

    void setBody(const QByteArray &utf8);
    void setContentType(const QString &contentType); // empty means JSON
    void readFile(const QString &file); // says beneath the text what is wrong with it

    [[nodiscard]] QByteArray body() const; // UTF-8

private:
    void chooseFile();
    void check();

    QPlainTextEdit *m_text;
    InlineError *m_error;
    bool m_isJson = true;
};

} // namespace runwatch
