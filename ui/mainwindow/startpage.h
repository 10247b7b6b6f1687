// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace runwatch {

// What is shown before there is a stream: a place for its URL, the demo, and the last ones opened.
class StartPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPage)

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecentUrls(const QStringList &urls); // newest first

signals:
    void openRequested(const runwatch::StreamRequest &request); // a GET of the URL that was typed
    void editRequested(const QString &text); // a curl command or a masked URL: it needs the dialog
    void demoRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillRecent();
    QLayout *makeField();
    QLayout *makeChoices();
    void open();
    void paste();

    QLineEdit *m_url;
    QLabel *m_error;
    QVBoxLayout *m_recent;
    QStringList m_recentUrls;
};

} // namespace runwatch
