// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace runwatch {

class BodyEdit;
class HeaderTable;

// Asks for a request: method, URL, token, headers, body, certificate authority. A `curl …` command
// pasted as the URL fills in all of it. What is wrong is said in the dialog itself. It is not modal,
// and it keeps neither token nor anything else once it is closed.
class OpenStreamDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenStreamDialog)

public:
    explicit OpenStreamDialog(QWidget *parent = nullptr);

    void setUrl(const QString &url);
    void setRecent(const QStringList &urls); // without secrets, newest first
    void setRequest(const StreamRequest &request);

    void done(int result) override;

signals:
    // The operator wants this stream, and the request has been checked. The dialog closes next.
    void openRequested(const runwatch::StreamRequest &request);
};

} // namespace runwatch
